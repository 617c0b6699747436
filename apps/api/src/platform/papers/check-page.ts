import { pages } from '@portal/domain/addresses'

/** The page that checks what a person drops onto it, in the browser. */
export const checkPage = (publicUrl: string): string =>
  new URL(`${pages.evidence}#jetzt-pruefen`, publicUrl).href
