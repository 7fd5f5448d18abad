export interface Import {
  readonly specifier: string;
  /** Vanishes when types are erased; `import { type A }` does not, under verbatimModuleSyntax. */
  readonly typeOnly: boolean;
}

const commentOrString =
  /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;
const statement = /^[ \t]*(?:import|export)\b([^'"`;()]*?)\bfrom\s*(['"])([^'"\n]+)\2/gm;
const bare = /^[ \t]*import\s*(['"])([^'"\n]+)\1/gm;
const typeQuery =
  /(?:\btypeof\s+|[:<|&,=(]\s*(?:readonly\s+)?)import\(\s*(['"])([^'"\n]+)\1\s*\)\s*[.[]/g;
const dynamic = /\b(?:import|require)\(\s*(['"])([^'"\n]+)\1/g;

export function withoutComments(source: string): string {
  return source.replace(commentOrString, (_match, text: string | undefined) => text ?? ' ');
}

/** Everything that a module's text names to be loaded, and whether only for its types. */
export function importsOf(source: string): Import[] {
  const text = withoutComments(source);
  const found: Import[] = [];
  for (const [, clause = '', , specifier = ''] of text.matchAll(statement)) {
    // `import type from './x.ts'` binds a value that is called "type".
    found.push({ specifier, typeOnly: /^\s+type\s+[^\s=]/.test(clause) });
  }
  for (const [, , specifier = ''] of text.matchAll(bare))
    found.push({ specifier, typeOnly: false });
  const rest = text.replace(typeQuery, (_match, _quote, specifier: string) => {
    found.push({ specifier, typeOnly: true });
    return ' ';
  });
  for (const [, , specifier = ''] of rest.matchAll(dynamic)) {
    found.push({ specifier, typeOnly: false });
  }
  return found;
}
