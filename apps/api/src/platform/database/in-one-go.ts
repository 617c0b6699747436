/**
 * Resolves to the first of two that one transaction does, once both are done: their statements leave together and are worked
 * off in this order. Where one fails nothing of the other is left running when the transaction is rolled back; the first failure tells why.
 */
export async function inOneGo<T>(first: Promise<T>, second: Promise<unknown>): Promise<T> {
  const settled = await Promise.allSettled([first, second])
  for (const each of settled) if (each.status === 'rejected') throw each.reason
  return first
}
