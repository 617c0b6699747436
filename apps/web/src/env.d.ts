/// <reference types="vite/client" />

/** The program that checks without the portal, as it stands beside the pages. */
declare module 'virtual:avv-verify' {
  export const sha256: string
}

declare module '*.po' {
  export const messages: Record<string, string>
}

/** Trusted Types, as far as used; missing in browsers that do not enforce them. A `TrustedScriptURL` goes wherever its string would. */
declare var trustedTypes:
  | {
      createPolicy: (
        name: string,
        rules: { createScriptURL: (url: string) => string },
      ) => { createScriptURL: (url: string) => string }
    }
  | undefined
