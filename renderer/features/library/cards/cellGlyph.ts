import type { MediaKind } from '../../../../shared/media.ts';
import { symbolOf } from '../../../ui/media/KindSymbols.tsx';
import styles from './CellPicture.module.css';

const svg = 'http://www.w3.org/2000/svg';

/** The drawing of a kind, which stands in a card instead of a picture. */
export interface CellGlyph {
  /** `ending`: what the file's name ends with, which is part of the drawing. */
  draw(kind: MediaKind, ending: string, gone: boolean): void;
  clear(): void;
}

export function createCellGlyph(card: HTMLElement): CellGlyph {
  let made: { readonly drawing: SVGElement; readonly use: SVGElement } | null = null;

  function make() {
    const drawing = document.createElementNS(svg, 'svg');
    const use = document.createElementNS(svg, 'use');
    drawing.setAttribute('class', styles['glyph'] ?? '');
    drawing.setAttribute('aria-hidden', 'true');
    drawing.append(use);
    return { drawing, use };
  }

  return {
    draw(kind, ending, gone) {
      made ??= make();
      made.use.setAttribute('href', `#${symbolOf(kind)}`);
      card.dataset['kind'] = kind;
      card.dataset['ending'] = ending;
      card.style.setProperty('--kind', gone ? 'var(--ink-3)' : `var(--kind-${kind})`);
      card.toggleAttribute('data-gone', gone);
      if (made.drawing.parentElement === null) card.prepend(made.drawing);
    },
    clear() {
      if (card.dataset['kind'] === undefined) return;
      made?.drawing.remove();
      delete card.dataset['kind'];
      delete card.dataset['ending'];
    },
  };
}
