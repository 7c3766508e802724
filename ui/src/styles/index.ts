// The sheets, in their order: KERN's, then ours, then what systems and people ask for.
import '@kern-ux/native/dist/kern.min.css';
import './fonts.css';
import './base.css';
import './icons.css';
import './frame.css';
import './layout.css';
import './form.css';
import './choice.css';
import './button.css';
import './parts.css';
import './table.css';
import './paper.css';
import './wishes.css';
