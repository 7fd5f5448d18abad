const counted = (count: number, text: string) => (count === 1 ? '1 item' : `${text} items`);

/** What expires, what has expired unnoticed, and the clock that it goes by. */
export const expiring = {
  calendar: (count: number, text: string) =>
    count === 1 ? 'Add expiry to calendar…' : `Add ${text} expiries to calendar…`,
  calendarOfView: 'Add expiries to calendar…',
  calendarSaved: (name: string) => `Saved ${name}. Open it to add it to your calendar.`,
  calendarEmpty: 'Nothing here has a known expiry.',
  calendarFailed: 'The calendar wasn’t saved',
  clock: {
    slow: (by: string) => `This computer’s clock is ${by} slow`,
    fast: (by: string) => `This computer’s clock is ${by} fast`,
    text: 'Expiry times follow your providers’ clocks. Check the date and time in your system’s settings.',
  },
  lost: {
    title: (count: number, text: string) => `${counted(count, text)} expired while you were away`,
    archived: (count: number, of: number, text: string) =>
      of === 1
        ? 'It’s archived, so you can still open and save it.'
        : count === of
          ? 'All are archived, so you can still open and save them.'
          : count === 1
            ? '1 is archived, so you can still open and save it.'
            : `${text} are archived, so you can still open and save them.`,
    none: 'To keep files longer, archive them before they expire.',
    show: 'Show',
  },
} as const;
