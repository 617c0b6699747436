import { draw } from './drawn.ts'

// A process of its own: what a picture does to the library that reads it ends here.
process.once('message', (bytes: Uint8Array) => {
  void draw(bytes).then((answer) => process.send?.(answer, () => process.disconnect()))
})
