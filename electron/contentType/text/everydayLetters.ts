/** Letters that make up most of what is written in a script, or beside ASCII in the languages of an encoding. */
interface Everyday {
  readonly letters: string;
  /** Everyday only where a word ends. */
  readonly last?: string;
}

/** Of the scripts that are wholly outside ASCII. */
export const scripts: readonly (Everyday & { readonly script: RegExp })[] = [
  { script: /\p{Script=Cyrillic}/u, letters: 'оеаинтсрвлкія' },
  { script: /\p{Script=Greek}/u, letters: 'αοιετσνηυρςάόίέή' },
  { script: /\p{Script=Hebrew}/u, letters: 'יוהלאתשרמבםן' },
  { script: /\p{Script=Arabic}/u, letters: 'اليمنروتبةع' },
  { script: /\p{Script=Thai}/u, letters: 'านรกอเงมยลวดทสต่้ัี' },
];

const western: Everyday = { letters: 'äöüßéèêàâçñáíóúåæøãõîôûïëœ', last: 'ìòù' };
const central: Everyday = { letters: 'áčďéěíňóřšťúůýžąćęłńśźżőűöüäôľĺŕăâîşţđß' };

/** Of the Latin script, by encoding: one letter of each has the byte of another in the next. */
export const accented: Readonly<Record<string, Everyday>> = {
  'windows-1252': western,
  'iso-8859-15': western,
  macintosh: western,
  'windows-1250': central,
  'iso-8859-2': central,
  'windows-1254': { letters: 'çğıiöşüâîû̇' },
  'windows-1257': { letters: 'ąčęėįšųūžāēģīķļņōäöõü' },
};
