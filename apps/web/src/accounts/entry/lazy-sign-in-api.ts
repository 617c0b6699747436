/** The calls of the login and their contracts, loaded once the page stands or at the first letter: it shows sooner without. */
export const signInApi = () => import('./sign-in-api.ts')
