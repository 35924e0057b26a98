import type * as Bootstrap from 'bootstrap-vue-next';

declare module 'vue' {
  /** What the build imports by itself when a template names it. */
  export interface GlobalComponents {
    BAlert: typeof Bootstrap.BAlert;
    BAvatar: typeof Bootstrap.BAvatar;
    BBadge: typeof Bootstrap.BBadge;
    BButton: typeof Bootstrap.BButton;
    BCard: typeof Bootstrap.BCard;
    BForm: typeof Bootstrap.BForm;
    BFormGroup: typeof Bootstrap.BFormGroup;
    BFormInput: typeof Bootstrap.BFormInput;
    BFormRadio: typeof Bootstrap.BFormRadio;
    BFormRadioGroup: typeof Bootstrap.BFormRadioGroup;
    BLink: typeof Bootstrap.BLink;
    BListGroup: typeof Bootstrap.BListGroup;
    BListGroupItem: typeof Bootstrap.BListGroupItem;
    BModal: typeof Bootstrap.BModal;
    BNav: typeof Bootstrap.BNav;
    BNavItem: typeof Bootstrap.BNavItem;
    BTableSimple: typeof Bootstrap.BTableSimple;
    BTbody: typeof Bootstrap.BTbody;
    BTd: typeof Bootstrap.BTd;
    BTh: typeof Bootstrap.BTh;
    BThead: typeof Bootstrap.BThead;
    BTr: typeof Bootstrap.BTr;
  }
}
