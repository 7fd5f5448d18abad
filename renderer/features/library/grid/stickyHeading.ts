import { type Group, groupAt } from '../layout/groups.ts';
import type { Layout } from '../layout/layout.ts';
import { type Heading, showHeading } from './heading.ts';

/** The heading of what is in sight, which stays at the top until the next one pushes it away. */
export interface StickyHeading {
  draw(
    layout: Layout,
    groups: readonly Group[] | null,
    offset: number,
    heading: (group: Group) => Heading,
  ): void;
}

export function createStickyHeading(element: HTMLElement): StickyHeading {
  const hide = () => {
    if (!element.hidden) element.hidden = true;
  };
  return {
    draw(layout, groups, offset, heading) {
      const first = layout.row(layout.rowNear(offset));
      const index = first.cells[0]?.index;
      if (groups === null || index === undefined) {
        hide();
        return;
      }
      const at = groupAt(groups, index);
      const group = groups[at];
      const own = first.heading === null ? null : first.top;
      if (group === undefined || (own !== null && offset <= own)) {
        hide();
        return;
      }
      const next = groups[at + 1];
      const nextTop =
        next === undefined ? Number.POSITIVE_INFINITY : layout.row(layout.rowOf(next.start)).top;
      const pushed = Math.min(0, nextTop - offset - layout.headingHeight);
      showHeading(element, heading(group));
      element.style.transform = pushed === 0 ? '' : `translateY(${pushed}px)`;
      if (element.hidden) element.hidden = false;
    },
  };
}
