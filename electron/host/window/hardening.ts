import { app, type Session, type WebContents } from 'electron';
import { playerUrl } from '../protocols/playerUrl.ts';

/** No permission is granted, no device offered, nothing downloaded; `protocols.ts` limits what is fetched. */
export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  // Unheard, some of these questions would be answered with the first device there is.
  session.on('select-usb-device', (event, _details, choose) => {
    event.preventDefault();
    choose();
  });
  session.on('select-hid-device', (event, _details, choose) => {
    event.preventDefault();
    choose(null);
  });
  session.on('select-serial-port', (event, _ports, _contents, choose) => {
    event.preventDefault();
    choose('');
  });
  session.on('will-download', (event) => event.preventDefault());
}

/** Every page, whoever made it, on whichever session: no new windows, no navigation, no webview. */
export function hardenEveryPage(): void {
  app.on('session-created', (session) => {
    hardenSession(session);
    // Until `protocols.ts` says what it may, a session reaches nothing at all.
    session.webRequest.onBeforeRequest((_request, answer) => answer({ cancel: true }));
  });
  app.on('web-contents-created', (_event, contents: WebContents) => {
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => {
      // The window's one frame opens with its page, and goes nowhere from there.
      if (event.isMainFrame || event.url !== playerUrl) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.on('select-bluetooth-device', (event, _devices, choose) => {
      event.preventDefault();
      choose('');
    });
  });
}
