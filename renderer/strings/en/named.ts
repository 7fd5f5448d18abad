/** A name as the owner of something: “Plivo’s”, “Twilio Conversations’”. */
export const possessive = (name: string) => (/s$/i.test(name) ? `${name}’` : `${name}’s`);

/** The console of a provider; products of one company, whose name comes first, share its. */
export const consoleOf = (label: string) => `${label.split(' ', 1)[0]} console`;
