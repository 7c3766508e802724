// What is seen of a page in forced colours, in one look: every control with how it is set off, every
// sign, and what moves. Run once as the page is and once forced, over the same page.
(() => {
  const visible = (element) => element.checkVisibility({ checkVisibilityCSS: true, visibilityProperty: true });
  const told = (element) => {
    const words = element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent;
    return `${element.localName}.${[...element.classList].join('.')} "${words.replace(/\s+/g, ' ').trim().slice(0, 40)}"`;
  };
  const clear = (colour) => colour === 'transparent' || /^rgba\(.*, 0\)$/.test(colour);
  const behind = (element) => {
    for (let it = element; it !== null; it = it.parentElement) {
      const { backgroundColor } = getComputedStyle(it);
      if (!clear(backgroundColor)) return backgroundColor;
    }
    return 'rgb(255, 255, 255)';
  };
  const edges = ['Top', 'Right', 'Bottom', 'Left'];

  const controls = 'button, summary, input, select, textarea, label:has(> input), [role=option], .choice-tile, .card, .notice, .paper, dialog[open]';
  const seen = [...document.querySelectorAll(controls)].filter(visible).map((element) => {
    const style = getComputedStyle(element);
    const ground = behind(element.parentElement);
    const border = edges.some(
      (side) =>
        parseFloat(style[`border${side}Width`]) >= 1 &&
        !['none', 'hidden'].includes(style[`border${side}Style`]) &&
        !clear(style[`border${side}Color`]) && style[`border${side}Color`] !== ground,
    );
    const native = style.appearance !== 'none' && element.matches('input, select');
    const filled = !clear(style.backgroundColor) && style.backgroundColor !== ground;
    return { what: told(element), border: border || native, filled: filled || style.boxShadow !== 'none' };
  });

  const signs = [...document.querySelectorAll('[class*="icon--"]')].filter(visible).map((element) => ({
    what: told(element),
    seen: getComputedStyle(element).backgroundColor !== behind(element.parentElement),
  }));

  const moving = [...document.querySelectorAll('*')].flatMap((element) =>
    [null, '::before', '::after'].flatMap((part) => {
      const { transitionDuration, animationName } = getComputedStyle(element, part);
      const moves = transitionDuration.split(', ').some((it) => parseFloat(it) > 0.01) || animationName !== 'none';
      return moves ? [`${told(element)}${part ?? ''}`] : [];
    }),
  );
  const across = document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth;
  return { controls: seen, signs, moving, across };
})()
