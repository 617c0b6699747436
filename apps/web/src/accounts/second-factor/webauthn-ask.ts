/** As much of the library as signing in uses, so that no more of it is loaded. */
export {
  browserSupportsWebAuthnAutofill,
  startAuthentication,
  WebAuthnAbortService,
} from '@simplewebauthn/browser'
