import type { MediaKind } from '../../../shared/media.ts';
import { drawings, glyphBox } from './KindGlyph.tsx';

export const symbolOf = (kind: MediaKind) => `satchel-kind-${kind}`;

const kinds = Object.keys(drawings) as MediaKind[];

/** The drawings of all kinds, to be used by name in lists that are too long to draw each anew. */
export function KindSymbols() {
  return (
    <svg width="0" height="0" style={{ position: 'absolute' }} aria-hidden="true">
      {kinds.map((kind) => (
        <symbol key={kind} id={symbolOf(kind)} viewBox={glyphBox} fill="none" strokeWidth="2">
          {drawings[kind]}
        </symbol>
      ))}
    </svg>
  );
}
