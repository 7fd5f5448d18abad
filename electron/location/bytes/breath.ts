/** Others have a turn: what looks at bytes in memory waits for nothing else. */
export const breath = () => new Promise<void>((resolve) => setImmediate(resolve));
