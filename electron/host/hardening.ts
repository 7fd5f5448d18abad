import { app, type Session, type WebContents } from 'electron';

/** No permission is granted, no device offered, nothing is fetched but from our own schemes. */
export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((details, answer) => {
    const { protocol } = new URL(details.url);
    const ours = ['satchel-app:', 'satchel-media:', 'devtools:', 'blob:'].includes(protocol);
    answer({ cancel: !ours });
  });
  session.on('will-download', (event) => event.preventDefault());
}

/** Every page, whoever made it: no new windows, no navigation, no webview. */
export function hardenEveryPage(): void {
  app.on('web-contents-created', (_event, contents: WebContents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}
