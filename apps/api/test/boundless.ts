const many = { person: 100_000, client: 100_000 }
/** Tests of everything else do in a minute what nobody does in an hour. */
export const boundless = {
  uploads: many,
  drafts: many,
  messages: many,
  renderings: many,
  reports: many,
  settings: many,
  trials: many,
  rounds: many,
}
