import type { Capabilities, ProviderInfo } from '../../shared/account.ts';
import type { Compose } from '../providers/composing.ts';
import type { Provider } from '../providers/provider.ts';

/** What a provider can do is which members it has: only this file reads it from them. */
function capabilitiesOf({ upload, remove, link, compose, pages }: Provider): Capabilities {
  return {
    upload: upload
      ? { limits: upload.limits, targets: upload.targets ? placesOf(upload.targets) : null }
      : null,
    remove: remove
      ? { takesMessage: remove.takesMessage, canTakeMessage: remove.message !== undefined }
      : null,
    link: link
      ? {
          kind: link.kind,
          lifeMs: link.lifeMs,
          canBeOpened: pages.publicLinks !== undefined,
        }
      : null,
    compose: compose ? composeOf(compose) : null,
  };
}

const composeOf = ({ limits, needsPublicLinks, senderPool }: Compose) => ({
  limits,
  needsPublicLinks,
  senderPool,
});

const placesOf = ({ label, required, withoutLifeMs }: NonNullable<TargetsOf>) => ({
  label,
  required,
  withoutLifeMs,
});
type TargetsOf = NonNullable<Provider['upload']>['targets'];

/** A provider as the window knows it. */
export function describeProvider(provider: Provider): ProviderInfo {
  const { id, label, formName, credentials, retention, absences } = provider;
  return {
    id,
    label,
    formName,
    credentials: [...credentials],
    retention,
    capabilities: capabilitiesOf(provider),
    absences,
  };
}
