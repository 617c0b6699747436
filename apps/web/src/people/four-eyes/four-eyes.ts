import type { Circle } from '../circle.ts'

/** What is asked for is in the address, so that neither a reload nor a new sign-in loses it. */
export const addressOfSwitch = ({ home }: Circle, required: boolean): string =>
  `${home}/vier-augen?zu=${required ? 'ein' : 'aus'}`

export function askedOf(to: string | null): boolean | null {
  if (to === 'ein') return true
  return to === 'aus' ? false : null
}
