import { useEffect, useMemo, useState } from 'react';
import type { SuggestedField, Suggestion } from '../../../shared/contract/library.ts';
import {
  type CompletionContext,
  type Completions,
  completeQuery,
} from '../../../shared/query/completeQuery.ts';
import { tokensOf } from '../../../shared/query/queryTokens.ts';
import { client } from '../../bridge/client.ts';
import { providerNow } from '../../bridge/providerNow.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { allSearches, useSavedViews } from '../../stores/view/savedViewsStore.ts';

const most = 8;
const none: readonly Suggestion[] = [];

const fields: Readonly<Record<string, SuggestedField>> = {
  from: 'from',
  to: 'to',
  person: 'person',
};

/** Which people may be meant by what stands before the caret: asked of the library. */
function peopleAsked(typed: string, caret: number): { field: SuggestedField; text: string } | null {
  const token = tokensOf(typed).find(({ start, end }) => start < caret && caret <= end);
  if (token === undefined || token.sort === 'phrase') return null;
  if (token.sort !== 'filter') {
    return token.value.length < 3 ? null : { field: 'person', text: token.value };
  }
  const field = fields[token.key];
  return field === undefined ? null : { field, text: token.value };
}

/** What may be meant by what is typed, and how many items the people among it have. */
export function useSuggested(typed: string, caret: number, open: boolean) {
  const { accounts } = useAccountIndex();
  const recent = useSavedViews(allSearches);
  const [people, setPeople] = useState(none);
  const asked = open ? peopleAsked(typed, caret) : null;
  const field = asked?.field ?? null;
  const text = asked?.text ?? '';
  useEffect(() => {
    if (field === null) {
      setPeople(none);
      return;
    }
    let over = false;
    client.library.suggest({ field, text: text.slice(0, 200), limit: most }).then(
      (found) => {
        if (!over) setPeople(found);
      },
      // Without them the words stand as they are typed.
      () => undefined,
    );
    return () => {
      over = true;
    };
  }, [field, text]);
  const completions: Completions = useMemo(() => {
    if (!open) return { start: 0, end: 0, options: [] };
    const context: CompletionContext = {
      now: providerNow(),
      accounts,
      recent,
      people: people.map(({ value, name }) => ({ address: value, name })),
    };
    return completeQuery(typed, caret, context);
  }, [typed, caret, open, accounts, recent, people]);
  return { completions, people };
}
