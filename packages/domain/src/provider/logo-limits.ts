/** Of the file that is sent, in bytes. */
export const largestLogo = 512 * 1024
/** A side of the picture, in pixels. */
export const longestSide = 4096
export const shortestSide = 16

/** Where anybody sees it. */
export const logoAddress = (id: string): string => `/branding/${id}.png`
/** Colour and logo as every page takes them. */
export const brandingAddress = '/branding.css'
