/** Whose log the provider's own matters stand in: the id of no client. */
export const providerLog = '00000000-0000-0000-0000-000000000000'
