/** Our own pages live on a scheme of their own, looked up exactly; never `file:`. */
export const appOrigin = 'satchel-app://app';
