import { brandingAddress } from '@portal/domain/provider/logo-limits'

/** The page that changed logo or colour shows them without being loaded anew. */
export function rebrand(): void {
  const sheet = document.querySelector<HTMLLinkElement>(`link[href^="${brandingAddress}"]`)
  if (sheet) sheet.href = `${brandingAddress}?${Date.now()}`
}
