// What both use comes with it, as one file.
export { WebAuthnAbortService } from './webauthn-ask.ts'
export { startRegistration } from '@simplewebauthn/browser'
