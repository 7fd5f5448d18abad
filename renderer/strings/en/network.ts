/** How this computer reaches the internet, and what lies between. */
export const network = {
  heading: 'Connection',
  note: 'For all accounts on this computer.',
  mode: 'Proxy',
  modes: {
    system: 'Use the system’s proxy settings',
    none: 'No proxy',
    named: 'Use this proxy',
  },
  address: 'Proxy address',
  addressHint: 'For example proxy.example.com:8080 or socks5://proxy.example.com:1080',
  addressNeeded: 'Enter the proxy’s address',
  addressWrong: 'Enter a host and port, such as proxy.example.com:8080',
  signIn: (proxy: string) => `Sign in to ${proxy}`,
  name: 'User name',
  nameWrong: 'A user name can’t contain a colon or line breaks',
  nameNeeded: 'Enter the user name for this password',
  password: 'Password',
  passwordHint: 'Kept in your keychain and sent only to this proxy.',
  passwordHintSession: 'Sent only to this proxy, and kept until you quit Satchel.',
  passwordWrong: 'A password can’t contain line breaks',
  signedIn: (proxy: string) => `Signed in to ${proxy}. Leave both empty to keep that.`,
  forget: 'Sign out of the proxy',
  submit: 'Save',
  submitRetry: 'Save and try again',
  cancel: 'Cancel',
  saved: 'Connection settings saved',
  title: 'Connection',
  menu: 'Connection…',
  change: 'Connection…',
  failures: {
    unreachable: {
      title: 'Can’t reach the proxy',
      why: (proxy: string) => `Nothing answers at ${proxy}.`,
      remedy: 'Check that you’re on the right network, or change the proxy under Connection.',
    },
    noWayOn: {
      title: (host: string) => `The proxy can’t reach ${host}`,
      why: (proxy: string) => `${proxy} answered that it couldn’t connect.`,
      remedy: 'Try again in a moment. If it stays this way, ask your IT department.',
    },
    credentialsNeeded: {
      title: 'The proxy wants you to sign in',
      why: (proxy: string) => `${proxy} lets no one through without a user name and password.`,
      remedy: 'Enter them under Connection.',
    },
    credentialsRefused: {
      title: 'The proxy rejected your sign-in',
      why: (proxy: string) => `${proxy} didn’t accept the user name and password.`,
      remedy: 'Enter them again under Connection.',
    },
    signInUnknown: {
      title: 'Satchel can’t sign in to this proxy',
      why: (proxy: string, ways: string) =>
        `${proxy} takes only ${ways}. Satchel signs in with a user name and password (Basic).`,
      remedy: 'Ask your IT department to allow Basic, or use another proxy under Connection.',
    },
    refused: {
      title: (host: string) => `The proxy doesn’t allow ${host}`,
      why: (proxy: string, status: number | null) =>
        status === null ? `${proxy} refused it.` : `${proxy} refused it (status ${status}).`,
      remedy: (host: string) => `Ask your IT department to allow ${host}.`,
    },
    noProxy: {
      title: 'That isn’t a proxy',
      why: (proxy: string) => `What answers at ${proxy} isn’t a proxy of this kind.`,
      remedy: 'Check the address and port under Connection.',
    },
    tls: {
      title: 'No secure connection to the proxy',
      why: (proxy: string) => `The certificate of ${proxy} isn’t trusted, or it doesn’t use TLS.`,
      remedy: 'Check the address under Connection: http:// instead of https:// may be right.',
    },
    script: {
      title: 'The automatic proxy settings don’t work',
      why: 'This computer’s proxy script (PAC) couldn’t be loaded, or gave no answer.',
      remedy: 'Name the proxy yourself under Connection, or ask your IT department.',
    },
    anyProxy: 'The proxy',
    untrusted: {
      why: (issuer: string) =>
        `Its certificate was issued by “${issuer}”, which isn’t trusted here.`,
      remedy:
        'If your company or security software inspects traffic, its certificate has to be installed on this computer. Otherwise, don’t use this network.',
    },
  },
};
