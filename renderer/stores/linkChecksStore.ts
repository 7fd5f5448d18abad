import { create } from 'zustand';
import type { LinkCheckState } from '../../shared/contract/linkChecks.ts';

interface LinkChecksState {
  readonly checks: ReadonlyMap<string, LinkCheckState>;
}

/** How far the checks of links are, by their ids. */
export const useLinkChecks = create<LinkChecksState>(() => ({ checks: new Map() }));

export const checkOf = (checkId: string) => (state: LinkChecksState) => state.checks.get(checkId);

export function putLinkCheck(state: LinkCheckState): void {
  useLinkChecks.setState(({ checks }) => ({ checks: new Map(checks).set(state.checkId, state) }));
}

export function dropLinkCheck(checkId: string): void {
  useLinkChecks.setState(({ checks }) => {
    const left = new Map(checks);
    left.delete(checkId);
    return { checks: left };
  });
}
