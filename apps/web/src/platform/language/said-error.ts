import type { MessageDescriptor } from '@lingui/core'

/** What went wrong in this browser, put into words by whoever knows why. */
export class SaidError extends Error {
  readonly word: MessageDescriptor
  /** The person changed their mind: nothing went wrong, and nothing should sound as if it had. */
  readonly isCancelled: boolean

  constructor(name: string, word: MessageDescriptor, isCancelled: boolean, options?: ErrorOptions) {
    super(name, options)
    this.word = word
    this.isCancelled = isCancelled
  }
}
