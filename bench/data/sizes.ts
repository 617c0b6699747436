/** How many rows there are; `heavier` times twenty is how many instructions the measured client has. */
export type Sizes = {
  clients: number
  instructions: number
  notices: number
  evidence: number
  mails: number
  heavier: number
}

/** 1,000 clients, 200,000 instructions, 1,000,000 receptions, 500,000 lines of evidence, 50,000 mails. */
export const large: Sizes = {
  clients: 1_000,
  instructions: 200_000,
  notices: 1_000,
  evidence: 500_000,
  mails: 50_000,
  heavier: 250,
}

/** Small enough to be made in a test, large enough that no plan reads a whole table for one page. */
export const moderate: Sizes = {
  clients: 60,
  instructions: 12_000,
  notices: 400,
  evidence: 20_000,
  mails: 6_000,
  heavier: 60,
}
