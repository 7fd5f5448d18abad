export interface Note {
  readonly title: string;
  readonly body: string;
}

const counts = new Intl.NumberFormat();

/** What the system says a day before a rule deletes anything. Others may see it: no numbers of people, no names of files. */
export function dueNote(title: string, items: number): Note {
  const what = items === 1 ? '1 item' : `${counts.format(items)} items`;
  return {
    title: `“${title}” deletes ${what} tomorrow`,
    body: 'They’re archived first. Open Satchel to look at them or skip this time.',
  };
}
