(() => {
  /* Every text, in elements and in pictures, against what is painted behind it: 4.5:1, or 3:1 where it is large (WCAG 1.4.3). */
  const colour = (text) => {
    const [red, green, blue, alpha = 1] = (text.match(/[\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
    return text === "none" ? [0, 0, 0, 0] : [red, green, blue, alpha];
  };
  const over = ([r, g, b, a], [x, y, z]) => [r * a + x * (1 - a), g * a + y * (1 - a), b * a + z * (1 - a), 1];
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((each) => each / 255).map((each) => each <= .04045 ? each / 12.92 : ((each + .055) / 1.055) ** 2.4);
    return .2126 * x + .7152 * y + .0722 * z;
  };
  const ratio = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + .05) / (low + .05);
  };
  const canvas = matchMedia("(prefers-color-scheme: dark)").matches ? [18, 18, 18, 1] : [255, 255, 255, 1];
  const behind = (element) => {
    const layers = [];
    for (let each = element; each; each = each.parentElement) layers.push(colour(getComputedStyle(each).backgroundColor));
    return layers.reverse().reduce((below, layer) => over(layer, below), canvas);
  };
  const painted = (text) => {
    const box = text.getBoundingClientRect();
    const svg = text.ownerSVGElement;
    const shapes = [...svg.querySelectorAll("rect, circle, path, polygon, ellipse")].filter((shape) => {
      const there = shape.getBoundingClientRect();
      const x = box.left + box.width / 2, y = box.top + box.height / 2;
      return !shape.closest("defs") && there.left <= x && x <= there.right && there.top <= y && y <= there.bottom &&
        shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING;
    });
    const layers = shapes.map((shape) => {
      const style = getComputedStyle(shape);
      const [r, g, b, a] = colour(style.fill);
      return [r, g, b, style.fill.startsWith("url") ? 0 : a * style.fillOpacity * style.opacity];
    });
    return layers.reduce((below, layer) => over(layer, below), behind(svg.parentElement));
  };
  const found = [];
  let seen = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility() || element.closest("script, style, title, desc, .skip")) continue;
    const style = getComputedStyle(element);
    const drawn = element.closest("svg text");
    const back = drawn ? painted(drawn) : behind(element);
    const front = over(colour(drawn ? style.fill : style.color), back);
    const size = parseFloat(style.fontSize);
    const least = size >= 24 || (size >= 18.66 && style.fontWeight >= 600) ? 3 : 4.5;
    const there = ratio(front, back);
    seen += 1;
    if (there < least) found.push(`${there.toFixed(2)} < ${least}: ${walker.currentNode.data.trim().slice(0, 40)} in ${element.tagName}.${element.className.baseVal ?? element.className}`);
  }
  return { seen, found: [...new Set(found)] };
})()
