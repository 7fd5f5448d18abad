/** When a day ends here, and with it how an instant of that day is told. */
export function nextMidnight(now: number): number {
  const end = new Date(now);
  end.setHours(24, 0, 0, 0);
  return end.getTime();
}
