/** There is no stamp, and why, in a few words without what the authority said. */
export class StampFault extends Error {
  override readonly name = 'StampFault'
}
