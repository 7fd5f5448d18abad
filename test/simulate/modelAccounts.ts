import { mcs } from '../../electron/providers/mcs/mcs.ts';
import type { Provider, Session } from '../../electron/providers/provider.ts';
import type { AccountId } from '../../shared/ids.ts';
import { accounts } from './emptyDatabase.ts';
import type { Plan } from './fault.ts';
import type { ModelChat } from './modelChat.ts';
import { createModelChatHttp } from './modelChatHttp.ts';
import { createModelProvider, type ModelDeps } from './modelProvider.ts';
import type { Carries } from './strikeMoment.ts';

interface AccountsDeps extends ModelDeps {
  readonly plan: Plan;
  readonly chat: ModelChat;
  readonly moment: (carries: Carries) => void;
}

type Opened = { readonly provider: Provider; readonly session: Session };

/** What one incarnation of a machine is connected to: a model provider, and the real client of Conversations. */
export function createModelAccounts(deps: AccountsDeps): (id: AccountId) => Opened {
  const { server, chat, plan, clock } = deps;
  const noHttp = { ...unreachableHttp, serverNow: server.date };
  const http = createModelChatHttp({ ...deps, chat, plan: plan.chat });
  const opened = {
    main: {
      provider: createModelProvider(deps),
      session: { credentials: {}, http: noHttp, at: () => noHttp, clock },
    },
    chat: { provider: mcs, session: { credentials: {}, http, at: () => http, clock } },
  };
  return (id) => (id === accounts.chat ? opened.chat : opened.main);
}

const unreachable = () => {
  throw new Error('a model has no network');
};
const unreachableHttp: Omit<Session['http'], 'serverNow'> = {
  baseUrl: 'https://model.example/',
  leadsTo: unreachable,
  json: unreachable,
  send: unreachable,
  bytes: unreachable,
};
