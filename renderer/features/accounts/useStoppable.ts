import { useEffect, useRef } from 'react';
import { client } from '../../bridge/client.ts';

/** What a dialog has begun and can still take back; closing it, in whatever way, does. */
export function useStoppable() {
  const key = useRef<string | null>(null);
  const stop = () => {
    if (key.current !== null) void client.accounts.stop({ key: key.current }).catch(() => {});
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the dialog goes.
  useEffect(() => stop, []);
  return async <T>(begin: (key: string) => Promise<T>): Promise<T> => {
    key.current = crypto.randomUUID();
    try {
      return await begin(key.current);
    } finally {
      key.current = null;
    }
  };
}
