/** What lies behind something: a token, a see-through token over another, or two mixed as `color-mix` does. */
export type Ground =
  | string
  | readonly [over: string, below: string]
  | { readonly mix: string; readonly percent: number; readonly into: string };

export interface Pair {
  /** What is drawn in the first colours, in words. */
  readonly what: string;
  readonly fore: readonly string[];
  readonly back: readonly Ground[];
  /** What WCAG 2.2 asks: 4.5 of text, 3 of what a control is known by. */
  readonly least: 4.5 | 3;
}

const panes: readonly Ground[] = ['window', 'chrome', 'surface', 'sunken'];
const tinted: readonly Ground[] = ['accent-soft', 'warn-soft', 'danger-soft'];
const hovered: readonly Ground[] = [
  ['hover', 'window'],
  ['hover', 'chrome'],
  ['hover', 'surface'],
];
const pressed: readonly Ground[] = [
  ['press', 'window'],
  ['press', 'chrome'],
  ['press', 'surface'],
];
const kinds = ['image', 'video', 'audio', 'pdf', 'text', 'other'].map((kind) => `kind-${kind}`);
const accounts = Array.from({ length: 8 }, (_, position) => `account-${position}`);

/** Every two colours of the window that meet. A colour that is named nowhere here fails the test. */
export const pairs: readonly Pair[] = [
  {
    what: 'text',
    fore: ['ink', 'ink-2'],
    back: [...panes, ...tinted, ...hovered, ...pressed],
    least: 4.5,
  },
  {
    what: 'footnotes, placeholders, and the names of what is gone',
    fore: ['ink-3'],
    back: [...panes, 'accent-soft', ['hover', 'window'], ['hover', 'surface']],
    least: 4.5,
  },
  {
    what: 'links, the view that is shown, and marks of practice',
    fore: ['accent'],
    back: [...panes, 'accent-soft', ...hovered, ...pressed],
    least: 4.5,
  },
  {
    what: 'what destroys, went wrong or is refused',
    fore: ['danger'],
    back: [...panes, 'danger-soft', 'accent-soft', ...hovered, ...pressed],
    least: 4.5,
  },
  {
    what: 'what is soon over',
    fore: ['warn'],
    back: [...panes, 'warn-soft', 'accent-soft', ...hovered],
    least: 4.5,
  },
  {
    what: 'what went well',
    fore: ['good'],
    back: [...panes, 'accent-soft', ...hovered],
    least: 4.5,
  },
  {
    what: 'the main button, a badge, and the check mark of what is selected',
    fore: ['accent-ink'],
    back: ['accent', 'accent-hover'],
    least: 4.5,
  },
  {
    what: 'the button that destroys',
    fore: ['surface'],
    back: ['danger', { mix: 'danger', percent: 85, into: 'ink' }],
    least: 4.5,
  },
  {
    what: 'tooltips and notices, and the button in those',
    fore: ['window'],
    back: [
      'ink',
      { mix: 'window', percent: 18, into: 'ink' },
      { mix: 'window', percent: 30, into: 'ink' },
    ],
    least: 4.5,
  },
  ...kinds.map(
    (kind): Pair => ({
      what: `the drawing of ${kind} and the ending below it`,
      fore: [kind],
      back: [{ mix: kind, percent: 9, into: 'surface' }],
      least: 4.5,
    }),
  ),
  {
    what: 'how long a film is, on the lightest picture that there can be',
    fore: ['badge-ink'],
    back: [['badge', 'badge-ink']],
    least: 4.5,
  },
  { what: 'the letter of an account', fore: ['account-ink'], back: accounts, least: 4.5 },
  { what: 'all accounts together', fore: ['account-ink'], back: ['kind-other'], least: 4.5 },
  {
    what: 'the dot of an account on a card',
    fore: accounts,
    back: ['window', 'accent-soft', ['hover', 'window']],
    least: 3,
  },
  {
    what: 'the edge of a selected card, to the card and to what is around it',
    fore: ['accent'],
    back: ['accent-soft', 'window'],
    least: 3,
  },
  {
    what: 'the ring around what has the keyboard',
    fore: ['focus'],
    back: [...panes, ...tinted, ...hovered, ...pressed],
    least: 3,
  },
  {
    what: 'edges of fields, choices and round buttons, and scroll bars',
    fore: ['line-strong'],
    back: ['window', 'chrome', 'surface', 'accent-soft'],
    least: 3,
  },
  { what: 'how far something is', fore: ['accent'], back: ['sunken'], least: 3 },
  {
    what: 'how an account does, beside its letter',
    fore: ['good', 'warn', 'danger', 'line-strong'],
    back: ['chrome'],
    least: 3,
  },
];

/** Colours that carry nothing: shades, hairlines between what is told apart by its words, and shadows. */
export const bare: readonly string[] = ['line', 'accent-line', 'good-soft', 'scrim'];

/** Colours that the window hands to a style by another name: each of them has its pair by its own. */
export const handed: Readonly<Record<string, readonly string[]>> = { kind: [...kinds, 'ink-3'] };
