// Apart from all other addresses: the login page loads no more than it needs.

/** Where a session begins. */
export const home = '/'

/** Pages before there is a session; links in mails lead to those with a token behind `#`. */
export const entryPages = {
  signIn: '/login',
  invitation: '/einladung',
  password: '/passwort',
  passwordForgotten: '/passwort-vergessen',
  secondFactor: '/faktor',
  email: '/adresse',
} as const
