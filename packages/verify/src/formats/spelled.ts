/** What would move a terminal's cursor or turn its line around is spelled as its code. */
export const spelled = (text: string) =>
  text.replaceAll(/[\p{Cc}\p{Cf}]/gu, (c) => `\\u{${c.codePointAt(0)?.toString(16)}}`)
