/** The name under which `_locales` keeps the sentence of a key: browsers take letters, digits and underscores only. */
export const messageName = (key: string): string => key.replaceAll(/\W/g, '_');
