/**
 * What was kept, out of what somebody pasted: a signed head, or number and hash, as the page, a mail or a receipt writes them;
 * null where neither is in it.
 */
export function keptIn(pasted: string): string | null {
  const [signed] = /[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/u.exec(pasted) ?? []
  if (signed) return signed
  const [, number, hash] =
    /(\d{1,9})\D[^0-9a-f]*?([0-9a-f]{64})(?![0-9a-f])/iu.exec(
      pasted.replaceAll(/sha-?256|prüfsumme|\bhash\b/giu, ' '),
    ) ?? []
  return number && hash ? `${number}:${hash.toLowerCase()}` : null
}
