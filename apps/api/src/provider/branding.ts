import { pagesOf, palettesOf, type Palette } from '@portal/domain/provider/colours'
import { logoAddress } from '@portal/domain/provider/logo-limits'
import type { Branding } from './logos.ts'

/** In rem, as the header of every page has room for. */
const highest = 2.25
const widest = 9
const margin = { x: 0.5, y: 0.25 }

/** Colour and logo as a style sheet: `ui/tokens.css` and the brand of `apps/web` take what it says, and their own where it says nothing. */
export const brandingCss = ({ accent, logo }: Branding): string =>
  [accent === null ? '' : colours(accent), logo === null ? '' : pictures(logo)].join('')

/** What is printed is black. */
function colours(accent: string): string {
  const { light, dark } = palettesOf(accent)
  return `@media screen{:root:root{${tokens(light)}}}@media screen and (prefers-color-scheme:dark){:root:root{${tokens(dark)}}}`
}

const tokens = ({ accent, strong, soft, on }: Palette) =>
  `--accent:${accent};--accent-strong:${strong};--accent-soft:${soft};--on-accent:${on}`

function pictures({ id, width, height, plateOnLight, plateOnDark }: NonNullable<Branding['logo']>) {
  const shown = (hasPlate: boolean, plate: string) => {
    const room = hasPlate ? margin : { x: 0, y: 0 }
    const wide = Math.min(widest, ((highest - 2 * room.y) * width) / height + 2 * room.x)
    return `--logo-width:${Number(wide.toFixed(3))}rem;--logo-margin:${room.y}rem ${room.x}rem;--logo-plate:${hasPlate ? plate : 'transparent'}`
  }
  const always = `--logo:url(${logoAddress(id)});--logo-height:${highest}rem;--logo-sign:0;--logo-frame:0`
  return `:root{${always};${shown(plateOnLight, pagesOf.dark)}}@media (prefers-color-scheme:dark){:root{${shown(plateOnDark, pagesOf.light)}}}`
}
