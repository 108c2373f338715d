import type { XmlHandler } from '../xml/parse-xml.ts';
import type { XmlAttributes } from '../xml/xml-attributes.ts';
import { matrixOf, numbersOf, type OfdRun, placeRun, type TextObject } from './ofd-geometry.ts';

const DRAWN = new Set(['PathObject', 'ImageObject', 'CompositeObject']);

/** Reads one page's, template's or annotation's content: its runs of text in the order they are drawn. */
export class OfdPageReader implements XmlHandler {
  readonly runs: OfdRun[] = [];
  readonly templates: string[] = [];
  /** Resources drawn here that may hold text themselves. */
  readonly composites: string[] = [];
  box: readonly number[] | undefined;
  draws = false;
  private object: TextObject | undefined;
  private code: { attributes: XmlAttributes; text: string } | undefined;
  private readingBox = false;
  private boxText = '';

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'TextObject') {
      this.draws = true;
      this.object = {
        boundary: numbersOf(attributes.get('Boundary')),
        matrix: matrixOf(attributes.get('CTM')),
        size: Number(attributes.get('Size')) || 3,
      };
    } else if (name === 'TextCode' && this.object !== undefined) this.code = { attributes, text: '' };
    else if (name === 'Template') this.templates.push(attributes.get('TemplateID') ?? '');
    else if (name === 'PhysicalBox') {
      this.readingBox = true;
      this.boxText = '';
    } else if (DRAWN.has(name)) {
      this.draws = true;
      if (name === 'CompositeObject') this.composites.push(attributes.get('ResourceID') ?? '');
    }
  }

  text(text: string): void {
    if (this.code !== undefined) this.code.text += text;
    else if (this.readingBox) this.boxText += text;
  }

  close(name: string): void {
    if (name === 'TextObject') this.object = undefined;
    else if (name === 'PhysicalBox') {
      this.readingBox = false;
      this.box = numbersOf(this.boxText);
    } else if (name === 'TextCode' && this.code !== undefined && this.object !== undefined) {
      const { attributes, text } = this.code;
      this.code = undefined;
      const run = text.trim() === '' ? undefined : placeRun(this.object, attributes, text.replace(/[\r\n]+/g, ''));
      if (run !== undefined) this.runs.push(run);
    }
  }
}
