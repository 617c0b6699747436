import { pages } from '@portal/domain/addresses'
import { withQuery } from '../../platform/navigation/with-query.ts'

/** What is asked for is in the address, so that neither a reload nor a new sign-in loses it. */
export const addressOfSwitch = (required: boolean): string =>
  withQuery(pages.practice.fourEyes, { zu: required ? 'ein' : 'aus' })

export function askedOf(to: string | null): boolean | null {
  if (to === 'ein') return true
  return to === 'aus' ? false : null
}
