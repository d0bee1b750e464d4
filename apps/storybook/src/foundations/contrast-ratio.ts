type Rgb = readonly [red: number, green: number, blue: number];

/**
 * Contrast of two colours after WCAG 2.2, from 1 to 21, as they are seen: `layers` are painted over each other, the last
 * one is the foreground. Takes every colour that the browser knows.
 */
export function contrastRatio(layers: readonly string[]): number {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (context === null) return 1;
  const [below, above] = [layers.slice(0, -1), layers].map((painted): Rgb => {
    context.clearRect(0, 0, 1, 1);
    for (const color of painted) {
      context.fillStyle = color;
      context.fillRect(0, 0, 1, 1);
    }
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
    return [red, green, blue];
  });
  if (below === undefined || above === undefined) return 1;
  const [darker = 0, lighter = 0] = [luminance(below), luminance(above)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(color: Rgb): number {
  const [red, green, blue] = color.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
