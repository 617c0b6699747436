const begun = new Map<string, { answer: Promise<Response>; at: number }>()
// What was asked longer ago is asked anew.
const lifetime = 10_000

/** Asks while the code that will read the answer is still on its way. */
export function begin(path: string): void {
  const answer = fetch(`/api/v1${path}`, { headers: { accept: 'application/json' } })
  // Whoever takes it handles the error.
  answer.catch(() => {})
  begun.set(path, { answer, at: Date.now() })
}

/** The answer that is on its way; each is taken once. */
export function taken(path: string): Promise<Response> | null {
  const { answer, at } = begun.get(path) ?? { answer: null, at: 0 }
  begun.delete(path)
  return Date.now() - at < lifetime ? answer : null
}

/** What is on its way will not be taken. */
export const forgetBegun = (): void => begun.clear()
