/** Work that is done one after another, since what it works on changes only in between. */
export interface Turns {
  /** Before all that waits: somebody looks at the window until it is done. */
  soon<T>(work: () => T | Promise<T>): Promise<T>;
  /** After all that waits. Long work takes many short turns, or the next key would wait for all of it. */
  later<T>(work: () => T | Promise<T>): Promise<T>;
}

type Work = () => Promise<void>;

export function createTurns(): Turns {
  const urgent: Work[] = [];
  const others: Work[] = [];
  let busy = false;

  async function run(): Promise<void> {
    if (busy) return;
    busy = true;
    for (let work = next(); work !== undefined; work = next()) await work();
    busy = false;
  }

  const next = () => urgent.shift() ?? others.shift();

  function put<T>(queue: Work[], work: () => T | Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      queue.push(async () => {
        try {
          resolve(await work());
        } catch (error) {
          reject(error);
        }
      });
      void run();
    });
  }

  return { soon: (work) => put(urgent, work), later: (work) => put(others, work) };
}
