import type { MediaId } from '../../../../shared/ids.ts';
import type { MediaRow } from '../../../../shared/media.ts';
import { en } from '../../../strings/en.ts';
import markStyles from './ArchivedMark.module.css';
import styles from './Card.module.css';
import type { CardFacts } from './cardFacts.ts';
import { createCellPicture, type Frame, type PictureNews } from './cellPicture.ts';
import keptStyles from './KeptMark.module.css';
import { playOnHover } from './playOnHover.ts';

/** What a card shows; undefined facts for an item that is on its way. */
export interface CellContent {
  readonly index: number;
  /** From 0, within its row. */
  readonly column: number;
  readonly left: number;
  readonly width: number;
  readonly row: MediaRow | undefined;
  readonly facts: CardFacts | undefined;
  readonly selected: boolean;
  readonly focused: boolean;
  readonly frame: Frame;
}

export interface CellTools extends PictureNews {
  /** Leaves out the middle of a title that is wider than its room in pixels. */
  cut(title: string, room: number): string;
}

/** A card of the grid as plain elements, which show one item after another. */
export interface Cell {
  readonly element: HTMLElement;
  /** Whose card it is now; null while its item is on its way, and at rest. */
  readonly item: MediaId | null;
  show(content: CellContent): void;
  /** Lets go of the item and its picture; the elements stay for another. */
  rest(): void;
}

const span = (className: string | undefined) => {
  const element = document.createElement('span');
  element.className = className ?? '';
  // The name of the card says all of it, and says it whole.
  element.ariaHidden = 'true';
  return element;
};

export function createCell(tools: CellTools): Cell {
  const element = document.createElement('div');
  element.setAttribute('role', 'gridcell');
  element.className = styles['card'] ?? '';
  const picture = createCellPicture(element, tools);
  playOnHover(element, picture.play);
  const title = document.createElement('bdi');
  title.className = styles['title'] ?? '';
  title.ariaHidden = 'true';
  const meta = span(styles['meta']);
  const life = span(styles['life']);
  const check = span(styles['check']);
  const archived = span(markStyles['mark']);
  const kept = span(keptStyles['mark']);
  // Drawn, so that the name of the card is all that is heard of it.
  kept.dataset['words'] = en.keepAlive.badge;
  check.dataset['check'] = '';
  // Without the spaces, the words would run into each other for who listens.
  element.append(title, ' ', meta, ' ');
  let shown: CellContent | null = null;

  function place({ index, column, left, width, focused }: CellContent): void {
    if (shown?.index !== index) element.dataset['index'] = `${index}`;
    if (shown?.column !== column) element.ariaColIndex = `${column + 1}`;
    if (shown?.left !== left) element.style.insetInlineStart = `${left}px`;
    if (shown?.width !== width) element.style.width = `${width}px`;
    if (shown?.focused !== focused) {
      element.tabIndex = focused ? 0 : -1;
      element.toggleAttribute('data-home', focused);
    }
  }

  function mark(selected: boolean): void {
    if (shown?.selected === selected && shown.facts !== undefined) return;
    element.ariaSelected = `${selected}`;
    if (selected) element.append(check);
    else check.remove();
  }

  function write(facts: CardFacts, width: number): void {
    const before = shown?.facts;
    if (before === facts && shown?.width === width) return;
    element.ariaLabel = facts.label;
    const cut = tools.cut(facts.title, width - (facts.colour === '' ? 4 : 18));
    title.textContent = facts.title;
    // What is seen of it: the text itself stays whole.
    if (cut === facts.title) delete title.dataset['cut'];
    else title.dataset['cut'] = cut;
    title.title = facts.title;
    title.classList.toggle(styles['owned'] ?? '', facts.colour !== '');
    if (facts.colour !== '') title.style.setProperty('--owner', facts.colour);
    element.classList.toggle(styles['gone'] ?? '', facts.gone);
    meta.textContent = facts.meta;
    life.textContent = facts.life;
    life.dataset['urgency'] = facts.urgency;
    if (facts.life === '') life.remove();
    else if (life.parentElement === null) element.append(life);
    if (!facts.archived) archived.remove();
    else if (archived.parentElement === null) element.append(archived);
    if (!facts.kept) kept.remove();
    else if (kept.parentElement === null) element.append(kept);
    if (facts.badge === '') delete element.dataset['badge'];
    else element.dataset['badge'] = facts.badge;
  }

  function wait(): void {
    if (shown !== null && shown.facts === undefined) return;
    element.ariaBusy = 'true';
    element.ariaLabel = en.library.loading;
    element.ariaSelected = null;
    element.classList.add(styles['skeleton'] ?? '');
    element.classList.remove(styles['gone'] ?? '');
    delete element.dataset['item'];
    delete element.dataset['badge'];
    title.textContent = '';
    delete title.dataset['cut'];
    title.removeAttribute('title');
    meta.textContent = '';
    life.remove();
    archived.remove();
    kept.remove();
    check.remove();
  }

  return {
    element,
    get item() {
      return shown?.row?.id ?? null;
    },
    show(content) {
      place(content);
      const { row, facts } = content;
      if (row?.id === shown?.row?.id && content.index !== shown?.index) picture.settle();
      if (row === undefined || facts === undefined) wait();
      else {
        if (shown?.facts === undefined) {
          element.ariaBusy = null;
          element.classList.remove(styles['skeleton'] ?? '');
        }
        if (shown?.row?.id !== row.id) element.dataset['item'] = `${row.id}`;
        mark(content.selected);
        write(facts, content.width);
      }
      picture.show(row, content.frame);
      shown = content;
    },
    rest() {
      picture.rest();
      if (shown !== null) wait();
      delete element.dataset['index'];
      element.tabIndex = -1;
      element.removeAttribute('data-home');
      shown = null;
    },
  };
}
