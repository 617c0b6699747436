/// <reference types="vite/client" />

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
