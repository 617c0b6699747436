/**
 * Resolves to what came of all that one transaction does, once all of it is done: the statements leave together and are
 * worked off in this order. Where one fails nothing is left running when the transaction is rolled back, and the first
 * failure tells why; those behind it only say that there was one.
 */
export async function inOneGo<T extends readonly unknown[]>(
  ...work: T
): Promise<{ -readonly [Place in keyof T]: Awaited<T[Place]> }> {
  // A statement goes out whenever it is waited for: once, here.
  const settled = await Promise.allSettled(work)
  const values = settled.map((each) => {
    if (each.status === 'rejected') throw each.reason
    return each.value
  })
  return values as { -readonly [Place in keyof T]: Awaited<T[Place]> }
}
