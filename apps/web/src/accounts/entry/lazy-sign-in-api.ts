/** The calls of the login and their contracts, loaded while the person types: the page itself shows sooner without. */
export const signInApi = () => import('./sign-in-api.ts')
