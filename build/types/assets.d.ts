declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>;
  export default classes;
}

declare module '*.css' {}

declare module '*.svg' {
  const url: string;
  export default url;
}

declare module '*.png' {
  const url: string;
  export default url;
}

interface ImportMeta {
  /** Files by their path, each a part of the bundle that is loaded when it is asked for. */
  glob<T>(
    pattern: string,
    options: { readonly query: string; readonly import: 'default' },
  ): Record<string, () => Promise<T>>;
}
