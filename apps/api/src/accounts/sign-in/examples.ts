/** What the description of the API shows. */
export const done = { next: 'done' }
export const assertion = {
  id: 'c29tZSBjcmVkZW50aWFs',
  rawId: 'c29tZSBjcmVkZW50aWFs',
  type: 'public-key',
  response: { clientDataJSON: 'e30', authenticatorData: 'AA', signature: 'AA' },
}
